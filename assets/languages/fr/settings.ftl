## Interface

settings-language-of-the-system = Comme le système
