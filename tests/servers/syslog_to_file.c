/* Pure-FTPd writes its log to syslog and nowhere else, and a container has no syslog. Loaded before libc (LD_PRELOAD),
   this appends each message to the file named by PORTOLAN_SYSLOG_FILE instead, so that a test can read which commands
   arrived. The file is opened at load time, before the server changes its root, and kept at a high descriptor. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DESCRIPTOR 900

__attribute__((constructor)) static void open_log(void) {
    const char *path = getenv("PORTOLAN_SYSLOG_FILE");
    int log = path == NULL ? -1 : open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (log >= 0 && log != DESCRIPTOR) {
        dup2(log, DESCRIPTOR);
        close(log);
    }
}

static void append(const char *format, va_list arguments) {
    char line[4096];
    int length = vsnprintf(line, sizeof line - 1, format, arguments);
    if (length < 0) return;
    if (length > (int)sizeof line - 2) length = sizeof line - 2;
    line[length] = '\n';
    if (write(DESCRIPTOR, line, length + 1) < 0) return;
}

void syslog(int priority, const char *format, ...) {
    (void)priority;
    va_list arguments;
    va_start(arguments, format);
    append(format, arguments);
    va_end(arguments);
}

void __syslog_chk(int priority, int flag, const char *format, ...) {
    (void)priority;
    (void)flag;
    va_list arguments;
    va_start(arguments, format);
    append(format, arguments);
    va_end(arguments);
}
