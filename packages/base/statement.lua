-- statement.lua - statement programs: what stands in front, then who reads the rest; and the lines
-- of an enumeration.
-- SPDX-License-Identifier: MIT
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
  DIRECTIVE macro
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
  NEXT
  IFKIND NAME dotless                   -- `#word`
  RAISE OF0202:TEXT
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

return { statement = statement, members = members }
