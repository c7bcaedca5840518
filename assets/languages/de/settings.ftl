## Interface

settings-language-of-the-system = Wie das System
