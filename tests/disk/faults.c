/*
 * A disk that fails when it is told to, for programs on Linux with glibc: loaded before them
 * (LD_PRELOAD), it counts what they ask of files below one folder, and from the call of a given number
 * on does what a failing disk, a full disk or a power cut would do.
 *
 *   FAULTS_FOLDER  the folder, without links in its path; only files below it are counted
 *   FAULTS_MODE    full     what would take room fails: no space left on device
 *                  broken   what would change the disk fails: input/output error
 *                  short    half of it is written; from then on the disk is full
 *                  unread   reading fails: input/output error
 *                  stop     the process ends before the call
 *                  torn     the process ends when half of it is written
 *                  power    the process ends, and what was not synced is lost, all or by chance
 *                  names    no file can be given another name (from the beginning; not counted)
 *                  count    nothing fails
 *   FAULTS_AT      the number of the call, from 1; after the last one, `power` cuts it at the end
 *   FAULTS_ONCE    only that call, if set
 *   FAULTS_SEED    for `power`: 0 loses everything that was not synced, others some of it by chance
 *   FAULTS_KEEP    for `power`: a folder on the same disk for what was deleted
 *   FAULTS_COUNT   a file for the number of calls, "writes reads hit", written at the end
 *
 * Calls that would change the disk and calls that read are counted apart.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define STOPPED 86
#define PATH 4096

enum mode { COUNT, FULL, BROKEN, SHORT, UNREAD, STOP, TORN, POWER, NAMES };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static enum mode mode = COUNT;
static char folder[PATH], keep[PATH], count_file[PATH];
static long at, once, writes, reads, hit;
static unsigned long long seed;

/* The calls themselves, below the C library's names, so that nothing of ours is counted. */
static ssize_t real_write(int fd, const void *from, size_t size) { return syscall(SYS_write, fd, from, size); }
static ssize_t real_pwrite(int fd, const void *from, size_t size, off_t to) { return syscall(SYS_pwrite64, fd, from, size, to); }
static ssize_t real_read(int fd, void *to, size_t size) { return syscall(SYS_read, fd, to, size); }
static ssize_t real_pread(int fd, void *to, size_t size, off_t from) { return syscall(SYS_pread64, fd, to, size, from); }
static int real_truncate(int fd, off_t size) { return syscall(SYS_ftruncate, fd, size); }
static int real_open(int at_fd, const char *path, int flags, int rights) { return syscall(SYS_openat, at_fd, path, flags, rights); }

static int path_is_ours(const char *path) {
  size_t length = strlen(folder);
  return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

static int ours(int fd) {
  char path[PATH];
  int before = errno;
  int is = folder[0] && path_of(fd, path) && path_is_ours(path);
  errno = before;
  return is;
}

/* What a name given to open or unlink comes to; links within it are not followed. */
static int named_ours(int at_fd, const char *name) {
  char path[2 * PATH], base[PATH];
  if (!folder[0] || !name) return 0;
  if (name[0] == '/') return path_is_ours(name);
  int before = errno;
  int found = at_fd == AT_FDCWD ? getcwd(base, sizeof base) != NULL : path_of(at_fd, base);
  errno = before;
  if (!found) return 0;
  while (name[0] == '.' && name[1] == '/') name += 2;
  snprintf(path, sizeof path, "%s/%s", base, name);
  return path_is_ours(path);
}

/* --- what was not synced, for `power` --- */

enum change { WRITTEN, CUT, MADE, DELETED };

struct undo {
  struct undo *next;
  enum change change;
  int fd; /* a descriptor of our own, never closed: closing it would let go the file's locks */
  dev_t device;
  ino_t inode;
  off_t offset, size_before, size_after;
  size_t had, length;
  char *before, *after;
  char path[PATH], kept[PATH];
};

static struct undo *undone; /* the last change first */

static struct undo *remember(enum change change, int fd) {
  struct stat is;
  struct undo *undo = calloc(1, sizeof *undo);
  if (!undo) abort();
  undo->change = change;
  undo->fd = -1;
  if (fd >= 0 && fstat(fd, &is) == 0) {
    undo->device = is.st_dev;
    undo->inode = is.st_ino;
    undo->size_before = undo->size_after = is.st_size;
    for (struct undo *other = undone; other; other = other->next)
      if (other->fd >= 0 && other->device == is.st_dev && other->inode == is.st_ino) undo->fd = other->fd;
    if (undo->fd < 0) undo->fd = fcntl(fd, F_DUPFD_CLOEXEC, 512);
  }
  undo->next = undone;
  undone = undo;
  return undo;
}

static void remember_write(int fd, const char *from, size_t size, off_t to) {
  struct undo *undo = remember(WRITTEN, fd);
  undo->offset = to;
  undo->length = size;
  undo->before = malloc(size + 1);
  undo->after = malloc(size + 1);
  memcpy(undo->after, from, size);
  ssize_t had = real_pread(fd, undo->before, size, to);
  undo->had = had > 0 ? had : 0;
  if (to + (off_t)size > undo->size_before) undo->size_after = to + size;
}

static void remember_cut(int fd, off_t size) {
  struct undo *undo = remember(CUT, fd);
  undo->offset = size;
  undo->size_after = size;
  if (size < undo->size_before) {
    undo->length = undo->size_before - size;
    undo->before = malloc(undo->length);
    ssize_t had = real_pread(fd, undo->before, undo->length, size);
    undo->had = had > 0 ? had : 0;
  }
}

/* What stands on the disk now stays there: of one file, or, of a folder, its names. */
static void synced(int fd) {
  struct stat is;
  if (fstat(fd, &is)) return;
  for (struct undo **place = &undone; *place;) {
    struct undo *undo = *place;
    int names = undo->change == MADE || undo->change == DELETED;
    int gone = S_ISDIR(is.st_mode) ? names : !names && undo->device == is.st_dev && undo->inode == is.st_ino;
    if (gone) {
      *place = undo->next;
      free(undo->before);
      free(undo->after);
      free(undo);
    } else {
      place = &undo->next;
    }
  }
}

static int chance(void) {
  seed += 0x9E3779B97F4A7C15ull;
  unsigned long long mixed = seed;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
  return (mixed ^ (mixed >> 31)) & 1;
}

static void power_cut(void) {
  struct undo *first = NULL;
  /* Back to what was synced … */
  while (undone) {
    struct undo *undo = undone;
    undone = undo->next;
    if (undo->change == WRITTEN || undo->change == CUT) {
      if (undo->had) real_pwrite(undo->fd, undo->before, undo->had, undo->offset);
      real_truncate(undo->fd, undo->size_before);
    }
    undo->next = first;
    first = undo;
  }
  /* … and on with what by chance had reached the disk, in its order. Names follow at last. */
  for (struct undo *undo = first; undo && seed; undo = undo->next) {
    if ((undo->change != WRITTEN && undo->change != CUT) || !chance()) continue;
    if (undo->change == WRITTEN) real_pwrite(undo->fd, undo->after, undo->length, undo->offset);
    if (undo->change == CUT) real_truncate(undo->fd, undo->size_after);
  }
  struct undo *last = NULL;
  while (first) {
    struct undo *next = first->next;
    first->next = last;
    last = first;
    first = next;
  }
  for (struct undo *undo = last; undo; undo = undo->next) {
    if (undo->change == MADE && (!seed || chance())) syscall(SYS_unlinkat, AT_FDCWD, undo->path, 0);
    if (undo->change == DELETED && (!seed || chance())) renameat(AT_FDCWD, undo->kept, AT_FDCWD, undo->path);
  }
}

/* --- counting --- */

static void tell(void) {
  char text[96];
  if (!count_file[0]) return;
  int fd = real_open(AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return;
  int length = snprintf(text, sizeof text, "%ld %ld %ld\n", writes, reads, hit);
  if (real_write(fd, text, length) < 0) return;
  close(fd);
}

static void stop(void) {
  if (mode == POWER) power_cut();
  tell();
  syscall(SYS_exit_group, STOPPED);
}

__attribute__((constructor)) static void begin(void) {
  static const char *const words[] = {"count", "full", "broken", "short", "unread", "stop", "torn", "power", "names"};
  const char *given = getenv("FAULTS_FOLDER");
  if (!given) return;
  snprintf(folder, sizeof folder, "%s", given);
  while (folder[0] && folder[strlen(folder) - 1] == '/') folder[strlen(folder) - 1] = 0;
  if ((given = getenv("FAULTS_COUNT"))) snprintf(count_file, sizeof count_file, "%s", given);
  if ((given = getenv("FAULTS_KEEP"))) snprintf(keep, sizeof keep, "%s", given);
  if ((given = getenv("FAULTS_AT"))) at = atol(given);
  if ((given = getenv("FAULTS_SEED"))) seed = strtoull(given, NULL, 10);
  once = getenv("FAULTS_ONCE") != NULL;
  given = getenv("FAULTS_MODE");
  for (size_t word = 0; given && word < sizeof words / sizeof *words; word++)
    if (!strcmp(given, words[word])) mode = (enum mode)word;
  if (mode == NAMES) {
    /* Some programs give names past the C library, so the system itself is asked to refuse it. */
#define REFUSE(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EIO)
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef SYS_rename
        REFUSE(SYS_rename), REFUSE(SYS_link),
#endif
#ifdef SYS_renameat
        REFUSE(SYS_renameat),
#endif
        REFUSE(SYS_renameat2), REFUSE(SYS_linkat),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) abort();
    hit = 1;
  }
}

__attribute__((destructor)) static void end(void) {
  pthread_mutex_lock(&lock);
  if (mode == POWER && !hit) power_cut();
  tell();
  pthread_mutex_unlock(&lock);
}

/* Whether this call, the next one of its kind, is to fail. */
static int now(long *calls) {
  ++*calls;
  int is = mode != COUNT && mode != NAMES && (*calls == at || (*calls > at && !once && at > 0));
  hit += is;
  return is;
}

enum deed { WRITE, SYNC, RESIZE, MAKE, DELETE };

/* 0 where the call is to go on, 1 where half of it is, and -1 where it has failed. */
static int disk(enum deed deed) {
  if (mode == UNREAD || !now(&writes)) {
    if (mode == UNREAD) writes++;
    return 0;
  }
  switch (mode) {
    case STOP: case POWER: stop(); return 0;
    case TORN:
      if (deed != WRITE) stop();
      return 1;
    case SHORT:
      if (deed == WRITE && hit == 1) return 1;
      if (once) return 0;
      /* fall through */
    case FULL:
      if (deed == DELETE) return 0;
      errno = ENOSPC;
      return -1;
    case BROKEN: errno = EIO; return -1;
    default: return 0;
  }
}

static ssize_t written(int fd, const char *from, size_t size, off_t to, int placed) {
  if (!ours(fd)) return placed ? real_pwrite(fd, from, size, to) : real_write(fd, from, size);
  pthread_mutex_lock(&lock);
  int goes = disk(WRITE);
  if (goes < 0) {
    pthread_mutex_unlock(&lock);
    return -1;
  }
  if (goes > 0 && size > 1) size /= 2;
  if (mode == POWER) {
    int flags = fcntl(fd, F_GETFL);
    off_t place = placed ? to : flags & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    remember_write(fd, from, size, place);
  }
  ssize_t did = placed ? real_pwrite(fd, from, size, to) : real_write(fd, from, size);
  if (goes > 0 && mode == TORN) stop();
  pthread_mutex_unlock(&lock);
  return did;
}

ssize_t write(int fd, const void *from, size_t size) { return written(fd, from, size, 0, 0); }
ssize_t pwrite(int fd, const void *from, size_t size, off_t to) { return written(fd, from, size, to, 1); }
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t to) { return written(fd, from, size, to, 1); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!ours(fd)) return syscall(SYS_writev, fd, parts, count);
  /* The first part alone: a short count is what any caller has to expect. */
  for (int part = 0; part < count; part++)
    if (parts[part].iov_len) return written(fd, parts[part].iov_base, parts[part].iov_len, 0, 0);
  return 0;
}

static int resized(int fd, off_t size) {
  if (!ours(fd)) return real_truncate(fd, size);
  pthread_mutex_lock(&lock);
  struct stat is;
  int shrinks = mode == FULL && fstat(fd, &is) == 0 && size <= is.st_size;
  int goes = disk(shrinks ? DELETE : RESIZE);
  if (goes >= 0 && mode == POWER) remember_cut(fd, size);
  int did = goes < 0 ? -1 : real_truncate(fd, size);
  pthread_mutex_unlock(&lock);
  return did;
}

int ftruncate(int fd, off_t size) { return resized(fd, size); }
int ftruncate64(int fd, off64_t size) { return resized(fd, size); }

static int sync_of(int fd, long call) {
  if (!ours(fd)) return syscall(call, fd);
  pthread_mutex_lock(&lock);
  int goes = disk(SYNC);
  int did = goes < 0 ? -1 : mode == POWER ? 0 : syscall(call, fd);
  if (did == 0 && mode == POWER) synced(fd);
  pthread_mutex_unlock(&lock);
  return did;
}

int fsync(int fd) { return sync_of(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_of(fd, SYS_fdatasync); }

static int opened(int at_fd, const char *path, int flags, int rights) {
  int makes = (flags & O_CREAT) && named_ours(at_fd, path) && syscall(SYS_faccessat, at_fd, path, F_OK) != 0;
  if (!makes) return real_open(at_fd, path, flags, rights);
  pthread_mutex_lock(&lock);
  int goes = disk(MAKE);
  int fd = goes < 0 ? -1 : real_open(at_fd, path, flags, rights);
  if (fd >= 0 && mode == POWER) path_of(fd, remember(MADE, -1)->path);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define RIGHTS                         \
  int rights = 0;                      \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list more;                      \
    va_start(more, flags);             \
    rights = va_arg(more, int);        \
    va_end(more);                      \
  }

int open(const char *path, int flags, ...) { RIGHTS return opened(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { RIGHTS return opened(AT_FDCWD, path, flags, rights); }
int openat(int at_fd, const char *path, int flags, ...) { RIGHTS return opened(at_fd, path, flags, rights); }
int openat64(int at_fd, const char *path, int flags, ...) { RIGHTS return opened(at_fd, path, flags, rights); }

static int deleted(int at_fd, const char *path, int flags) {
  if ((flags & AT_REMOVEDIR) || !named_ours(at_fd, path)) return syscall(SYS_unlinkat, at_fd, path, flags);
  if (syscall(SYS_faccessat, at_fd, path, F_OK) != 0) {
    errno = ENOENT;
    return -1;
  }
  pthread_mutex_lock(&lock);
  int did = disk(DELETE);
  if (did >= 0 && mode == POWER && keep[0] && path[0] == '/') {
    struct undo *undo = remember(DELETED, -1);
    snprintf(undo->path, PATH, "%s", path);
    snprintf(undo->kept, PATH, "%.2000s/%ld", keep, writes);
    did = renameat(AT_FDCWD, path, AT_FDCWD, undo->kept);
  } else if (did >= 0) {
    did = syscall(SYS_unlinkat, at_fd, path, flags);
  }
  pthread_mutex_unlock(&lock);
  return did;
}

int unlink(const char *path) { return deleted(AT_FDCWD, path, 0); }
int unlinkat(int at_fd, const char *path, int flags) { return deleted(at_fd, path, flags); }

static int unreadable(int fd) {
  if (!ours(fd)) return 0;
  pthread_mutex_lock(&lock);
  int fails = mode == UNREAD ? now(&reads) : (reads++, 0);
  pthread_mutex_unlock(&lock);
  if (fails) errno = EIO;
  return fails;
}

ssize_t read(int fd, void *to, size_t size) { return unreadable(fd) ? -1 : real_read(fd, to, size); }
ssize_t pread(int fd, void *to, size_t size, off_t from) { return unreadable(fd) ? -1 : real_pread(fd, to, size, from); }
ssize_t pread64(int fd, void *to, size_t size, off64_t from) { return unreadable(fd) ? -1 : real_pread(fd, to, size, from); }
