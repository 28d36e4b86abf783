// Loaded before the C library: reads and writes of files take one byte at a time.
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <unistd.h>

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static ssize_t (*const next)(int, const void*, size_t) =
      (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
  return next(descriptor, bytes, size > 1 ? 1 : size);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  static ssize_t (*const next)(int, void*, size_t) =
      (ssize_t(*)(int, void*, size_t))dlsym(RTLD_NEXT, "read");
  return next(descriptor, bytes, size > 1 ? 1 : size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  static ssize_t (*const next)(int, const void*, size_t, off_t) =
      (ssize_t(*)(int, const void*, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
  return next(descriptor, bytes, size > 1 ? 1 : size, at);
}

}  // extern "C"
