-- statement.lua - statement programs: what stands in front, then who reads the rest; and the lines
-- of enumerations and of metadata.
-- SPDX-License-Identifier: MIT
local words = include "words.lua"

local statement = [[
  SWITCH { END=empty, NAME=name, DOTNAME=directive, LABEL ANON=label, OP=op, *=wrong }
name:
  MNEMONIC call
  OPERANDS
call:
  CALL
  IFOP '=' indented                     -- `  name = e`
  IFOP ':' indented
  RAW
  DONE
indented:
  RAISE OF0109:NAME

label:
  LABEL
  SWITCH { END=empty, NAME=name, DOTNAME=directive, ASSIGN=assign, *=wrong }
assign:
  ASSIGN
  EXPR
  DONE
empty:
  OPERATION EMPTY
  DONE

directive:
  DIRECTIVE path
path:
  PREFIX macro
macro:
  CALL
  RAW
  DONE

op:
  IFOP '*' star                         -- `* = e` sets the address
  IFOP '#' hash
wrong:
  RAISE OF0202:TEXT
hash:
  TRY wrong
  NEXT
  IFKIND NAME hashed                    -- `#word`
  FAIL OF0202:TEXT
hashed:
  IFDIR dotless
  FAIL OF0202:TEXT
dotless:
  RAISE OF0110:NAME
star:
  NEXT
  TAKE '='
  OPERATION ORG
  EXPR
  DONE
]]

local members = [[
  SWITCH { END=empty, NAME LABEL=name, *=wrong }
name:
  LABEL
  SWITCH { END=plain, ASSIGN=assign, OP=sign, *=wrong }
plain:
  OPERATION MEMBER
  DONE
assign:                                 -- `name = e` in column 1
  ASSIGN
  EXPR
  DONE
sign:
  IFOP '=' value
  JUMP wrong
value:
  NEXT
  OPERATION MEMBER
  EXPR
  DONE
empty:
  OPERATION EMPTY
  DONE
wrong:
  RAISE OF0427:NONE
]]

-- The name of a line is no call: the core finds out what it sets, or opens.
local settings = [[
  SWITCH { END=empty, DOTNAME=name, *=wrong }
empty:
  OPERATION EMPTY
  DONE
wrong:
  RAISE OF0433:TEXT
name:
  CALL
  OPERATION SETTING
]] .. words.arguments.setting

return { statement = statement, members = members, settings = settings }
