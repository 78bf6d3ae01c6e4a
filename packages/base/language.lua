-- language.lua - the opforge source language as package data: what every family starts from.
-- SPDX-License-Identifier: MIT
local language = { name = "opforge" }
local expression = include "expression.lua"
for _, part in ipairs { include "lexical.lua", include "words.lua" } do
  for field, value in pairs(part) do
    language[field] = value
  end
end
language.tokenizer = include "tokenizer.lua"
local statement = include "statement.lua"
language.statement = statement.statement
language.members = statement.members
language.settings = statement.settings
language.expression = expression.program
language.precedence = expression.precedence
language.anonymous = expression.anonymous
language.checkpoints = 8
return language
