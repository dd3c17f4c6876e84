/* Faults at the N-th write, truncation or sync of files whose path holds a string (LD_PRELOAD).
 *
 * Until a sync, every change is remembered with what was there before. A power cut takes all of
 * them back and plays again those that reached the disk: all, none, a random part, or all with the
 * last one torn. Syncs of these files cost nothing here; what they promise is kept by this list.
 * A file that was renamed before it was synced loses its bytes under its new name.
 * Not modelled: lost names of files, order across syncs, drives that lie, and the mapped -shm. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEEP, LOSE, SUBSET, TORN, ENOSPC_ONCE, EIO_ONCE, ENOSPC_EVER, FULL_WITH_BALLAST };
enum { SECTOR = 512 };

typedef struct change {
    struct change *older, *newer;
    char path[PATH_MAX];
    dev_t device;
    ino_t inode;
    off_t offset, old_size, new_size; /* new_size >= 0: a truncation */
    size_t length, old_length;
    char *before, *after;
} change;

static change *newest, *oldest;
static long count, fault_at;
static int mode;
static unsigned seed;
static char match[PATH_MAX], ballast[PATH_MAX];

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void find_real(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_rename = dlsym(RTLD_NEXT, "rename");
}

void iofault_arm(long at, int how, unsigned random_seed, const char *path_part, const char *spare) {
    count = 0;
    fault_at = at;
    mode = how;
    seed = random_seed;
    snprintf(match, sizeof match, "%s", path_part);
    snprintf(ballast, sizeof ballast, "%s", spare);
}

long iofault_count(void) { return count; }

static int is_watched(int fd, char *path) {
    char link[64];
    if (!match[0] || fd <= 2) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, match) != NULL;
}

static void drop(change *one) {
    if (one->older) one->older->newer = one->newer; else oldest = one->newer;
    if (one->newer) one->newer->older = one->older; else newest = one->older;
    free(one->before);
    free(one->after);
    free(one);
}

static void synced(int fd) {
    struct stat facts;
    if (fstat(fd, &facts)) return;
    for (change *one = newest, *older; one; one = older) {
        older = one->older;
        if (one->inode == facts.st_ino && one->device == facts.st_dev) drop(one);
    }
}

static void remember(int fd, const char *path, const void *data, size_t length, off_t offset,
                     off_t new_size) {
    struct stat facts;
    if (fstat(fd, &facts)) abort();
    change *one = calloc(1, sizeof *one);
    snprintf(one->path, sizeof one->path, "%s", path);
    one->device = facts.st_dev;
    one->inode = facts.st_ino;
    one->old_size = facts.st_size;
    one->new_size = new_size;
    one->offset = new_size >= 0 ? new_size : offset;
    one->length = length;
    off_t cut = new_size < facts.st_size ? facts.st_size - new_size : 0;
    size_t reach = new_size < 0 ? length : (size_t)cut;
    one->before = malloc(reach + 1);
    ssize_t got = pread(fd, one->before, reach, one->offset);
    one->old_length = got > 0 ? got : 0;
    one->after = malloc(length + 1);
    if (length) memcpy(one->after, data, length);
    one->older = newest;
    if (newest) newest->newer = one; else oldest = one;
    newest = one;
}

static int open_of(const change *one) {
    struct stat facts;
    int fd = open(one->path, O_RDWR);
    if (fd >= 0 && (fstat(fd, &facts) || facts.st_ino != one->inode)) {
        close(fd);
        return -1;
    }
    return fd;
}

static void take_back(const change *one) {
    int fd = open_of(one);
    if (fd < 0) return;
    if (real_ftruncate(fd, one->old_size)) abort();
    if (one->old_length) real_pwrite(fd, one->before, one->old_length, one->offset);
    close(fd);
}

static void play(const change *one, size_t length) {
    int fd = open_of(one);
    if (fd < 0) return;
    if (one->new_size >= 0) { if (real_ftruncate(fd, one->new_size)) abort(); }
    else if (length) real_pwrite(fd, one->after, length, one->offset);
    close(fd);
}

static void cut_power(void) {
    if (mode != KEEP) {
        for (change *one = newest; one; one = one->older) take_back(one);
        for (change *one = oldest; one; one = one->newer) {
            if (mode == TORN)
                play(one, one->newer ? one->length : one->length / 2 / SECTOR * SECTOR);
            else if (mode == SUBSET && rand_r(&seed) % 2)
                play(one, one->length);
        }
    }
    _exit(137);
}

/* Returns an error number for this call, 0 to go on; the power is cut after a write's record. */
static int verdict(void) {
    count++;
    if (!fault_at) return 0;
    if (mode == ENOSPC_ONCE && count == fault_at) return ENOSPC;
    if (mode == EIO_ONCE && count == fault_at) return EIO;
    if (mode == ENOSPC_EVER && count >= fault_at) return ENOSPC;
    if (mode == FULL_WITH_BALLAST && count >= fault_at && !access(ballast, F_OK)) return ENOSPC;
    return 0;
}

static int is_cut(void) { return fault_at && mode <= TORN && count == fault_at; }

static ssize_t put(int fd, const void *data, size_t length, off_t offset, int is_at, char *path) {
    int error = verdict();
    if (error) { errno = error; return -1; }
    remember(fd, path, data, length, offset, -1);
    ssize_t done = is_at ? real_pwrite(fd, data, length, offset) : real_write(fd, data, length);
    if (is_cut()) cut_power();
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    char path[PATH_MAX];
    if (!is_watched(fd, path)) return real_pwrite(fd, data, length, offset);
    return put(fd, data, length, offset, 1, path);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

ssize_t write(int fd, const void *data, size_t length) {
    char path[PATH_MAX];
    if (!is_watched(fd, path)) return real_write(fd, data, length);
    return put(fd, data, length, lseek(fd, 0, SEEK_CUR), 0, path);
}

int ftruncate64(int fd, off_t size) {
    char path[PATH_MAX];
    if (!is_watched(fd, path)) return real_ftruncate(fd, size);
    int error = verdict();
    if (error) { errno = error; return -1; }
    remember(fd, path, NULL, 0, 0, size);
    int done = real_ftruncate(fd, size);
    if (is_cut()) cut_power();
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int flush(int fd) {
    char path[PATH_MAX];
    if (!is_watched(fd, path)) return real_fsync(fd);
    int error = verdict();
    if (error == EIO) { errno = error; return -1; }
    if (is_cut()) cut_power();
    synced(fd);
    return 0;
}

int rename(const char *from, const char *to) {
    int done = real_rename(from, to);
    for (change *one = done ? NULL : newest; one; one = one->older)
        if (!strcmp(one->path, from)) snprintf(one->path, sizeof one->path, "%s", to);
    return done;
}

int fsync(int fd) { return flush(fd); }
int fdatasync(int fd) { return flush(fd); }
