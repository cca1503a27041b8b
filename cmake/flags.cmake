# The compiler flags, as two interface targets: sve_warnings for everything that is ours, sve_product
# for what is shipped (which throws nothing and needs no type information at run time).

add_library(sve_warnings INTERFACE)
target_compile_options(sve_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror
  # g++ 12 warns of overlap inside its own std::string operator+ (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # No path of the machine that built it ends up in what is built.
  "-ffile-prefix-map=${CMAKE_CURRENT_SOURCE_DIR}/="
)

add_library(sve_product INTERFACE)
target_link_libraries(sve_product INTERFACE sve_warnings)
target_compile_options(sve_product INTERFACE -fno-exceptions -fno-rtti)
