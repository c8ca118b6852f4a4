// The one main of the unit tests: with the framework linked dynamically, every other file compiles quickly.
#define BOOST_TEST_MODULE ceping unit tests
#include <boost/test/unit_test.hpp>
