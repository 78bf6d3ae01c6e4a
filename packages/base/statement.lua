-- statement.lua - the statement program: what stands in front, then who reads the rest.
-- SPDX-License-Identifier: MIT
return [[
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
