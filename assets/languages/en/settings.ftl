## Interface

settings-language-of-the-system = As the system has it
