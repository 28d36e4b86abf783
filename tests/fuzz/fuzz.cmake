# The fuzz targets: one program per file of this folder, with the layers that read untrusted bytes.
# Included by CMakeLists.txt when MIEUX_FUZZ is on (preset `fuzz`, clang).

add_compile_options(-O1 -g1 -fno-omit-frame-pointer -fno-sanitize-recover=all)

file(GLOB_RECURSE fuzzed_sources CONFIGURE_DEPENDS src/base/*.cpp src/yaml/*.cpp)
add_library(mieux_reader STATIC ${fuzzed_sources})
target_include_directories(mieux_reader PUBLIC include PRIVATE src)
target_compile_options(mieux_reader PUBLIC -fsanitize=fuzzer-no-link,address,undefined)
target_link_libraries(mieux_reader PUBLIC fmt::fmt ${yaml_cpp} ${utf8proc})

file(GLOB fuzz_targets CONFIGURE_DEPENDS tests/fuzz/*.cpp)
foreach(source IN LISTS fuzz_targets)
  cmake_path(GET source STEM name)
  add_executable(fuzz_${name} ${source})
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer,address,undefined)
  target_link_libraries(fuzz_${name} PRIVATE mieux_reader)
endforeach()

# What the unit tests compare, too.
target_sources(fuzz_ways_of_reading PRIVATE tests/unit/yaml/ways.cpp)
target_include_directories(fuzz_ways_of_reading PRIVATE tests)
