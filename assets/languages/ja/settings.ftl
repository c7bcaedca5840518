## Interface

settings-language-of-the-system = システムに合わせる
