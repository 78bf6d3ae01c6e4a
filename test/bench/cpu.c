/* cpu.c - runs a command and prints what it cost: exit code, CPU microseconds, peak memory in KiB.
 *
 * cpu COMMAND [ARG...]; output of the command is thrown away. One process is measured, with the
 * children it waits for.
 * SPDX-License-Identifier: MIT
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  struct rusage usage;
  int status = 0;
  pid_t child;
  long long micros;
  if (argc < 2)
    return 2;
  child = fork();
  if (child < 0)
    return 2;
  if (child == 0) {
    int null = open("/dev/null", O_RDWR);
    if (null >= 0) {
      dup2(null, 1);
      dup2(null, 2);
    }
    execvp(argv[1], argv + 1);
    _exit(127);
  }
  if (wait4(child, &status, 0, &usage) != child)
    return 2;
  micros = ((long long)usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000
    + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
  printf("%d %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), micros,
         usage.ru_maxrss);
  return 0;
}
