// What starting any C++ program costs: it links libstdc++ and does nothing.
#include <iostream>

int main() { return std::cout.good() ? 0 : 1; }
