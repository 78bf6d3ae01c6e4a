-- run.lua - the lint checks alone, for make lint; the test suite runs them too.
-- SPDX-License-Identifier: MIT

dofile("test/lint/t_structure.lua")
