// Nothing is left here: this file goes with its word in CMakeLists.txt.
