// The bodies of Asio and Beast; everything else sees their declarations only (10 s here instead of in every
// file).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
