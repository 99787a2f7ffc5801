# Everything comes from Debian 12's packages (packaging/debian-build.txt); licences are listed in docs/licences.md.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)

foreach(package
    cairo gio-2.0 icu-uc icu-i18n lept libcurl libdeflate libjpeg libpng libpq libqpdf libseccomp libsodium libtiff-4 libwebp libwebpdemux libxml-2.0 md4c
    poppler-cpp poppler-glib sqlite3 tesseract tomlplusplus zlib)
  pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
endforeach()
