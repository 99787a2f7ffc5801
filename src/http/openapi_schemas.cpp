#include <boost/json.hpp>

#include "base/error.hpp"
#include "http/openapi.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kSchemas = R"json({
"Submission": {"type": "object", "required": ["file"], "additionalProperties": false, "properties": {
  "file": {"type": "string", "format": "binary", "description": "PNG, JPG, WEBP, GIF, BMP, TIFF or PDF"},
  "tier": {"type": "string", "enum": ["cpu", "vlm", "auto"], "default": "cpu"},
  "language": {"type": "string", "default": "auto", "description": "auto, or a code of /api/v1/languages/"},
  "tool": {"type": "string", "description": "A slug of /api/v1/tools/"},
  "translate_to": {"type": "string", "description": "Language of the translation"},
  "schema": {"type": "string", "description": "JSON Schema of the values to read, with the tool extract"},
  "pages": {"type": "string", "description": "Pages to read, from 1: 1-3,8"},
  "password": {"type": "string", "description": "Of an encrypted PDF"},
  "callback_url": {"type": "string", "format": "uri", "description": "Called when the job ends"}}},
"Corrections": {"type": "object", "required": ["corrections"], "additionalProperties": false, "properties": {
  "corrections": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {
    "$ref": "#/components/schemas/Correction"}}}},
"Correction": {"type": "object", "required": ["block", "line", "word", "was", "text"],
  "additionalProperties": false, "properties": {
  "block": {"type": "string", "description": "Its id"},
  "line": {"type": "integer", "minimum": 0,
    "description": "Of the block's lines; of a table's, those of all cells in their order"},
  "word": {"type": "integer", "minimum": 0, "description": "Of the line's words"},
  "was": {"type": "string", "description": "What the word says now"},
  "text": {"type": "string", "description": "What it is to say; empty removes it"}}},
"Job": {"type": "object", "required": ["uuid", "status", "tier", "language", "page_count"], "properties": {
  "uuid": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
  "name": {"type": "string", "description": "Of the file, as it was sent"},
  "status": {"type": "string", "enum": ["pending", "processing", "done", "failed"]},
  "tier": {"type": "string"},
  "language": {"type": "string", "description": "As asked"},
  "tool": {"type": ["string", "null"]},
  "translate_to": {"type": ["string", "null"]},
  "page_count": {"type": "integer"},
  "pages_done": {"type": "integer"},
  "mean_confidence": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
  "created_at": {"type": "string", "format": "date-time"},
  "finished_at": {"type": ["string", "null"], "format": "date-time"},
  "expires_at": {"type": "string", "format": "date-time"},
  "credits": {"type": "integer"},
  "detected_languages": {"type": "array", "items": {"type": "string"}},
  "warnings": {"type": "array", "items": {"$ref": "#/components/schemas/Warning"}},
  "error": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Failure"}]},
  "text": {"type": "string"},
  "markdown": {"type": "string"},
  "translation": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Translation"}]},
  "data": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/ToolData"}]},
  "pages": {"type": "array", "items": {"$ref": "#/components/schemas/Page"}}}},
"Failure": {"type": "object", "properties": {"code": {"type": "string"}, "message": {"type": "string"}}},
"ToolData": {"type": "object", "required": ["tool", "by"], "description": "What the tool made (docs/tools.md)",
  "properties": {"tool": {"type": "string"}, "by": {"type": "string", "enum": ["rules", "model"]}}},
"Translation": {"type": "object", "properties": {
  "language": {"type": "string"}, "text": {"type": "string"}, "markdown": {"type": "string"}}},
"Warning": {"type": "object", "required": ["code", "message"], "properties": {
  "code": {"type": "string"}, "message": {"type": "string"}, "page": {"type": "integer"}}},
"Page": {"type": "object", "properties": {
  "index": {"type": "integer", "minimum": 0, "description": "From 0"},
  "width": {"type": "integer"}, "height": {"type": "integer"}, "rotation": {"type": "integer"},
  "language": {"type": ["string", "null"]},
  "confidence": {"type": ["number", "null"]},
  "text": {"type": "string"}, "markdown": {"type": "string"},
  "blocks": {"type": "array", "items": {"$ref": "#/components/schemas/Block"}}}},
"PageList": {"type": "object", "properties": {"pages": {"type": "array", "items": {
  "$ref": "#/components/schemas/Page"}, "description": "Without text, markdown and blocks"}}},
"Bbox": {"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 4,
  "description": "x0, y0, x1, y1 in pixels of the upright page image; origin top left, x1 and y1 exclusive"},
"Block": {"type": "object", "properties": {
  "type": {"type": "string"}, "text": {"type": "string"}, "bbox": {"$ref": "#/components/schemas/Bbox"},
  "confidence": {"type": ["number", "null"]},
  "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
  "table": {"type": "object", "properties": {"rows": {"type": "integer"}, "columns": {"type": "integer"},
    "cells": {"type": "array", "items": {"type": "object"}}}}}},
"Line": {"type": "object", "properties": {
  "text": {"type": "string"}, "bbox": {"$ref": "#/components/schemas/Bbox"},
  "confidence": {"type": ["number", "null"]},
  "words": {"type": "array", "items": {"$ref": "#/components/schemas/Word"}}}},
"Word": {"type": "object", "properties": {
  "text": {"type": "string"}, "bbox": {"$ref": "#/components/schemas/Bbox"},
  "confidence": {"type": ["number", "null"]}}},
"JobList": {"type": "object", "required": ["jobs", "next_cursor"], "properties": {
  "jobs": {"type": "array", "items": {"$ref": "#/components/schemas/Job"},
    "description": "Without text, markdown, translation, data and pages"},
  "next_cursor": {"type": ["string", "null"]}}},
"Question": {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
  "message": {"type": "string", "minLength": 1, "description": "The question; at most 4000 bytes"}}},
"Citation": {"type": "object", "required": ["page", "snippet", "boxes"], "properties": {
  "page": {"type": "integer", "minimum": 1, "description": "From 1"},
  "snippet": {"type": "string", "description": "As the page has it"},
  "boxes": {"type": "array", "items": {"$ref": "#/components/schemas/Bbox"},
    "description": "Where the snippet stands on the page, one a line"}}},
"ChatMessage": {"type": "object", "required": ["role", "content", "created_at"], "properties": {
  "role": {"type": "string", "enum": ["user", "assistant"]},
  "content": {"type": "string"},
  "citations": {"type": "array", "items": {"$ref": "#/components/schemas/Citation"}},
  "found": {"type": "boolean", "description": "Whether the document says it"},
  "created_at": {"type": "string", "format": "date-time"}}},
"ChatTurn": {"type": "object", "required": ["conversation", "message"], "properties": {
  "conversation": {"type": "string"}, "message": {"$ref": "#/components/schemas/ChatMessage"}}},
"ChatHistory": {"type": "object", "required": ["conversation", "messages"], "properties": {
  "conversation": {"type": ["string", "null"]},
  "messages": {"type": "array", "items": {"$ref": "#/components/schemas/ChatMessage"}}}},
"LanguageList": {"type": "object", "properties": {"languages": {"type": "array", "items": {"type": "object",
  "properties": {"code": {"type": "string"}, "name": {"type": "string"}, "script": {"type": "string"},
    "right_to_left": {"type": "boolean"}, "aliases": {"type": "array", "items": {"type": "string"}}}}}}},
"ToolList": {"type": "object", "properties": {"tools": {"type": "array", "items": {"type": "object",
  "properties": {"slug": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"},
    "tier": {"type": "string", "enum": ["cpu", "vlm", "either"]},
    "needs": {"type": "string",
      "enum": ["nothing", "vision_model", "text_model", "translator", "schema"]},
    "data": {"type": "boolean"}, "format": {"type": "string"},
    "page_credits": {"type": "object", "properties": {"cpu": {"type": "integer"}, "vlm": {"type": "integer"}}},
    "languages": {"description": "Of the tool translate: any, or the pairs that there are", "oneOf": [
      {"const": "any"}, {"type": "array", "items": {"type": "object", "properties": {
        "from": {"type": "string"}, "to": {"type": "string"}}}}]},
    "available": {"type": "boolean"}, "trouble": {"type": "string"}}}}}},
"EngineList": {"type": "object", "properties": {"engines": {"type": "array", "items": {"type": "object",
  "properties": {"name": {"type": "string"}, "tier": {"type": "string"}, "description": {"type": "string"},
    "available": {"type": "boolean"}, "trouble": {"type": "string"}}}}}},
"Credentials": {"type": "object", "required": ["email", "password"], "properties": {
  "email": {"type": "string", "format": "email"}, "password": {"type": "string", "minLength": 10}}},
"Email": {"type": "object", "required": ["email"], "properties": {"email": {"type": "string"}}},
"Password": {"type": "object", "required": ["password"], "properties": {"password": {"type": "string"}}},
"Code": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}},
"NewPassword": {"type": "object", "required": ["code", "password"], "properties": {
  "code": {"type": "string"}, "password": {"type": "string", "minLength": 10}}},
"PasswordChange": {"type": "object", "required": ["current_password", "password"], "properties": {
  "current_password": {"type": "string"}, "password": {"type": "string", "minLength": 10}}},
"SignedUp": {"type": "object", "required": ["status"], "properties": {
  "status": {"type": "string", "enum": ["ready", "mailed", "waits_for_operator"]}}},
"Session": {"type": "object", "required": ["email", "plan", "csrf_token"], "properties": {
  "email": {"type": "string"}, "plan": {"type": "string"}, "csrf_token": {"type": "string"}}},
"Account": {"type": "object", "properties": {
  "email": {"type": "string"}, "plan": {"type": "string"},
  "created_at": {"type": "string", "format": "date-time"},
  "used": {"type": "integer"}, "cap": {"type": ["integer", "null"], "description": "null: unlimited"},
  "window": {"type": "string", "enum": ["day", "month"]},
  "resets_at": {"type": "string", "format": "date-time"}, "credits": {"type": "integer"},
  "limits": {"$ref": "#/components/schemas/Limits"},
  "usage": {"type": "array", "items": {"type": "object", "properties": {
    "day": {"type": "string", "format": "date"}, "tier": {"type": "string"},
    "pages": {"type": "integer"}, "credits": {"type": "integer"}}}},
  "callback_secret": {"type": "string", "description": "Signs callbacks; for sessions only"}}},
"Limits": {"type": "object", "properties": {
  "file_pages": {"type": "integer"}, "file_bytes": {"type": "integer"},
  "retention_hours": {"type": "integer"}, "jobs": {"type": ["integer", "null"]}}},
"Me": {"type": "object", "properties": {
  "email": {"type": ["string", "null"], "description": "null: no account"},
  "plan": {"type": "string"}, "operator": {"type": "boolean"},
  "csrf_token": {"type": ["string", "null"], "description": "Of a session"},
  "used": {"type": "integer"}, "cap": {"type": ["integer", "null"], "description": "null: unlimited"},
  "window": {"type": "string", "enum": ["day", "month"]},
  "resets_at": {"type": "string", "format": "date-time"}, "credits": {"type": "integer"},
  "limits": {"$ref": "#/components/schemas/Limits"},
  "anonymous": {"type": "boolean", "description": "Whether callers without an account are served"},
  "sign_up": {"type": "boolean", "description": "Whether people can make accounts"}}},
"PlanList": {"type": "object", "properties": {
  "plans": {"type": "array", "items": {"type": "object", "properties": {
    "name": {"type": "string"},
    "pages": {"type": ["integer", "null"], "description": "In each window; null: unlimited"},
    "window": {"type": "string", "enum": ["day", "month"]},
    "file_pages": {"type": "integer"}, "file_bytes": {"type": "integer"},
    "retention_hours": {"type": "integer"}, "priority": {"type": "integer"},
    "jobs": {"type": ["integer", "null"], "description": "Unfinished at the same time; null: no limit"},
    "price": {"type": "string"}, "buy_url": {"type": "string"}}}},
  "page_credits": {"type": "object", "properties": {"cpu": {"type": "integer"}, "vlm": {"type": "integer"}}}}},
"QueueFigures": {"type": "object", "properties": {
  "waiting": {"type": "integer"}, "delayed": {"type": "integer"}, "in_hand": {"type": "integer"},
  "oldest": {"type": ["string", "null"], "format": "date-time"}}},
"FailureList": {"type": "object", "properties": {"failures": {"type": "array", "items": {"type": "object",
  "properties": {"job": {"type": "string"}, "page": {"type": "integer"}, "media_type": {"type": "string"},
    "code": {"type": "string"}, "where": {"type": "string"}, "tries": {"type": "integer"},
    "at": {"type": "string", "format": "date-time"}}}}}},
"OperatedAccount": {"type": "object", "properties": {
  "id": {"type": "integer"}, "email": {"type": "string"}, "plan": {"type": "string"},
  "created_at": {"type": "string", "format": "date-time"},
  "confirmed": {"type": "boolean"}, "disabled": {"type": "boolean"}}},
"OperatedAccountList": {"type": "object", "properties": {"accounts": {"type": "array", "items": {
  "$ref": "#/components/schemas/OperatedAccount"}}}},
"AccountChange": {"type": "object", "additionalProperties": false, "properties": {
  "confirmed": {"type": "boolean", "const": true}, "disabled": {"type": "boolean"},
  "plan": {"type": "string"}}},
"TokenName": {"type": "object", "required": ["name"], "properties": {
  "name": {"type": "string", "minLength": 1, "maxLength": 100}}},
"Token": {"type": "object", "properties": {
  "id": {"type": "string"}, "name": {"type": "string"},
  "created_at": {"type": "string", "format": "date-time"},
  "last_used_at": {"type": ["string", "null"], "format": "date-time"},
  "token": {"type": ["string", "null"], "description": "The secret; null for callers by a token"}}},
"TokenList": {"type": "object", "properties": {
  "tokens": {"type": "array", "items": {"$ref": "#/components/schemas/Token"}}}},
"StripeEvent": {"type": "object", "description": "As Stripe sends it, signed in Stripe-Signature"},
"Received": {"type": "object", "properties": {"received": {"type": "boolean"}}},
"Health": {"type": "object", "properties": {"status": {"type": "string"}}},
"Error": {"type": "object", "required": ["error", "code"], "properties": {
  "error": {"type": "string", "description": "One short sentence that says what to do"},
  "code": {"type": "string"}}}
})json";

}  // namespace

boost::json::object openapi_schemas() {
  boost::json::object schemas = boost::json::parse(kSchemas).as_object();
  boost::json::array codes;
  for (const ErrorInfo& row : error_table()) codes.push_back(boost::json::value(row.name));
  schemas["Error"].at("properties").at("code").as_object()["enum"] = std::move(codes);
  return schemas;
}

}  // namespace ocrchat
