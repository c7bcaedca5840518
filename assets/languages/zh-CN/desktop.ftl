desktop-no-dragging-out = 无法将文件拖到其他程序
desktop-no-dragging-out-why = 拖放到此窗口及其他一切仍可用。显示系统拒绝：{ $why }
desktop-not-given = 无法将文件交给另一个程序
desktop-no-folder = 它们会先取到 { $folder }，而该文件夹无法创建：{ $why }
desktop-nothing-to-paste = 没有可粘贴的文件
desktop-copy-first = 请先在此处或文件管理器中复制文件。
desktop-some-failed = 另一个程序未收到文件
desktop-some-failed-why = 部分失败：见下方“失败”。重试后再次拖动。
