## Interface

settings-language-of-the-system = 跟随系统
