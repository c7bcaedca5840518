## Interface

settings-language-of-the-system = Como o sistema
