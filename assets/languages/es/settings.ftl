## Interface

settings-language-of-the-system = Como el sistema
