// The one main of the property tests: each property is a Boost.Test case that rapidcheck runs many times.
#define BOOST_TEST_MODULE ceping property tests
#include <boost/test/unit_test.hpp>
