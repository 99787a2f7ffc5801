#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace ocrchat {

/// The checks of an invoice's or receipt's data, by its values alone: whether quantities times prices are the
/// amounts, the amounts the subtotal (or total), subtotal, tax, shipping and discount the total, one currency
/// is used, the due date is no earlier than the date, and whether IBAN and VAT number have valid forms.
boost::json::array invoice_checks(const boost::json::object& data);

/// Of a bank statement's data: whether each balance is the one before plus the amount (or, where the newest
/// booking is on top, the one after), and whether opening balance and all amounts make the closing balance.
boost::json::array bank_checks(const boost::json::object& data);

}  // namespace ocrchat
