---Operand patterns of a family to one left-factored operand program.
---
---Patterns that begin alike share their code (a trie). Literals and registers are tried before
---expressions; a checkpoint is set only where what was tried may also start another alternative.
---SPDX-License-Identifier: MIT
local names = require "opforge.builder.names"

local M = {}

---Splits a pattern into edges `{ kind, key }`.
---@param ctx table   operators (longest first), registers, classes, lists, expr_word
local function split(pattern, ctx)
  local out, pos = {}, 1
  while pos <= #pattern do
    local blank = pattern:match("^%s+", pos)
    local word = pattern:match("^[%a_][%w_]*", pos)
    if blank then
      pos = pos + #blank
    elseif word then
      local low = word:lower()
      if low == ctx.expr_word then
        out[#out + 1] = { kind = "expr", key = "" }
      elseif ctx.lists[low] then
        out[#out + 1] = { kind = "list", key = low }
      elseif ctx.classes[low] and not ctx.single[low] then
        out[#out + 1] = { kind = "class", key = low }
      elseif ctx.registers[low] then
        out[#out + 1] = { kind = "reg", key = low }
      else
        error(("operand pattern %q: unknown word %s"):format(pattern, word), 0)
      end
      pos = pos + #word
    else
      local best
      for _, text in ipairs(ctx.operators) do
        if pattern:sub(pos, pos + #text - 1) == text and (not best or #text > #best) then
          best = text
        end
      end
      if not best then
        error(("operand pattern %q: no operator at %s"):format(pattern, pattern:sub(pos)), 0)
      end
      out[#out + 1] = { kind = "op", key = best }
      pos = pos + #best
    end
  end
  return out
end

---What an instruction's operands are, in order: kinds of the edges that make an operand.
function M.operands_of(pattern, ctx)
  local out = {}
  for _, edge in ipairs(split(pattern, ctx)) do
    if edge.kind ~= "op" and edge.kind ~= "reg" then
      out[#out + 1] = edge.kind
    end
  end
  return out
end

local rank = { op = 1, reg = 2, class = 3, list = 4, expr = 6 }

local function new_node()
  return { edges = {} }
end

local function add(root, pattern, ctx)
  local node = root
  for _, edge in ipairs(split(pattern, ctx)) do
    local found
    for _, one in ipairs(node.edges) do
      if one.kind == edge.kind and one.key == edge.key then
        found = one
      end
    end
    if not found then
      found = { kind = edge.kind, key = edge.key, node = new_node() }
      table.insert(node.edges, found)
    end
    node = found.node
  end
  if node.accept then
    error(("operand pattern %q stands twice"):format(pattern), 0)
  end
  node.accept = pattern
end

---Literal registers that the patterns need a class of their own for, in order of appearance.
function M.literals(patterns, ctx)
  local out, seen = {}, {}
  for _, pattern in ipairs(patterns) do
    for _, edge in ipairs(split(pattern, ctx)) do
      if edge.kind == "reg" and not seen[edge.key] then
        seen[edge.key] = true
        out[#out + 1] = edge.key
      end
    end
  end
  return out
end

---@param patterns string[]
---@param ctx table   operators, registers, classes, single, lists, expr_word, starts (operators
---                   that may start an expression), separators (those that end one), roles
---@return string program
function M.compile(patterns, ctx)
  local root, lines, count = new_node(), {}, 0
  for _, pattern in ipairs(patterns) do
    add(root, pattern, ctx)
  end
  local function put(...)
    lines[#lines + 1] = "  " .. (...):format(select(2, ...))
  end
  local function label(name)
    lines[#lines + 1] = name .. ":"
  end
  local function fresh(what)
    count = count + 1
    return what .. count
  end

  local function class_of(edge)
    return edge.kind == "list" and ctx.lists[edge.key].class or edge.key
  end

  ---Whether some token may start both edges.
  local function overlap(a, b)
    if a.kind == "op" then
      return b.kind == "expr" and ctx.starts[a.key]
    end
    if b.kind == "expr" then
      return true                            -- a register name may be a symbol too
    elseif b.kind == "op" then
      return false
    end
    local in_b = {}
    for _, name in ipairs(ctx.classes[class_of(b)]) do
      in_b[name] = true
    end
    for _, name in ipairs(ctx.classes[class_of(a)]) do
      if in_b[name] then
        return true
      end
    end
    return false
  end

  local gen

  ---Drops the checkpoints set by a literal in front of an expression. Done at the end and at a
  ---separator: a part that is enclosed in brackets as a whole is the bracket form, and not an
  ---expression in brackets.
  local function commit(checkpoints)
    local k = #checkpoints
    while k > 0 and checkpoints[k] == "op" do
      put("COMMIT")
      k = k - 1
    end
    return table.move(checkpoints, 1, k, 1, {})
  end

  local function accept(node, checkpoints)
    commit(checkpoints)
    put("SHAPE %s", names.quote(node.accept))
    put("SELECT")
  end

  local function register_list(key)
    local list = ctx.lists[key]
    local again, range, more, done = fresh("again"), fresh("range"), fresh("more"), fresh("done")
    put("MASK")
    put("REGBIT %s", list.class)
    label(again)
    if list.range then
      put("IFOP %s %s", names.quote(list.range), range)
    end
    put("IFOP %s %s", names.quote(list.separator), more)
    put("JUMP %s", done)
    if list.range then
      label(range)
      put("NEXT")
      put("REGRANGE %s", list.class)
      put("JUMP %s", again)
    end
    label(more)
    put("NEXT")
    put("REGBIT %s", list.class)
    put("JUMP %s", again)
    label(done)
  end

  ---No form goes on like this. SELECT names the forms that the mnemonic has, but it may not be
  ---asked at the end of the statement, where it could take a shape that was tried before.
  local function refuse(node, opener)
    local closes
    for _, edge in ipairs(node.edges) do
      closes = closes or ctx.roles[edge.key] == "CLOSE"
    end
    local ends = fresh("ends")
    put("IFKIND END %s", ends)
    put("SELECT")
    label(ends)
    if closes and opener then
      put("FAIL OF0203:NONE:%s", names.quote(opener))
    else
      put("FAIL OF0201:TEXT")
    end
  end

  gen = function(node, checkpoints, opener, is_tried)
    local edges = table.move(node.edges, 1, #node.edges, 1, {})
    for i, edge in ipairs(edges) do
      edge.at = i
    end
    table.sort(edges, function(a, b)
      local x, y = rank[a.kind], rank[b.kind]
      return x < y or x == y and a.at < b.at
    end)
    local expr = edges[#edges] and edges[#edges].kind == "expr" and table.remove(edges) or nil
    local groups = { op = 0, reg = 0 }
    for _, edge in ipairs(edges) do
      local group = edge.kind == "op" and "op" or "reg"
      groups[group] = groups[group] + 1
    end
    local base = fresh("n")
    local ends, rest = base .. "_end", base .. "_rest"
    local commits = #checkpoints > 0 and checkpoints[#checkpoints] == "op"
    local tests_end = node.accept and (expr or commits)
    local at = {}
    for i = 1, #edges do
      at[i] = base .. "_" .. i
    end
    local use_switch = expr and (groups.op > 0 and 1 or 0) + (groups.reg > 0 and 1 or 0) +
                                (node.accept and 1 or 0) >= 2
    if use_switch then
      put("SWITCH { END=%s, NAME=%s, OP=%s, *=%s }", node.accept and ends or rest,
          groups.reg > 0 and base .. "_names" or rest, groups.op > 0 and base .. "_ops" or rest,
          rest)
    end
    if not use_switch and node.accept and not is_tried and (#edges > 0 or tests_end) then
      put("ENDS 0 %s", names.quote(node.accept)) -- mostly it is all: the tests are for the others
    end
    -- The tests, one behind the other; `<label>_t` is where the next alternative starts.
    local last
    for i, edge in ipairs(edges) do
      local group = edge.kind == "op" and "_ops" or "_names"
      if use_switch and group ~= last then
        if last then
          put("JUMP %s", rest)
        end
        label(base .. group)
        last = group
      end
      label(at[i] .. "_t")
      if edge.kind == "op" then
        put("IFOP %s %s", names.quote(edge.key), at[i])
      else
        put("IFREG %s %s", class_of(edge), at[i])
      end
    end
    if tests_end and not use_switch then
      put("IFKIND END %s", ends)
    end
    label(rest)
    if expr then
      put("EXPR")
      gen(expr.node, checkpoints, opener)
    elseif node.accept and not tests_end then
      accept(node, checkpoints)
    else
      refuse(node, opener)
    end
    if node.accept and (tests_end or use_switch) then
      label(ends)
      accept(node, checkpoints)
    end
    for i, edge in ipairs(edges) do
      local other
      for k = i + 1, #edges do
        if not other and overlap(edge, edges[k]) then
          other = at[k] .. "_t"
        end
      end
      if not other and expr and overlap(edge, expr) then
        other = rest
      end
      label(at[i])
      local leads = edge.kind == "op" or edge.kind == "reg"
      if leads and edge.node.accept then
        put("ENDS 1 %s", names.quote(edge.node.accept))
      end
      local inner = checkpoints
      if other then
        put("TRY %s", other)
        inner = table.move(checkpoints, 1, #checkpoints, 1, {})
        inner[#inner + 1] = edge.kind == "op" and "op" or "reg"
      end
      if leads then
        if edge.kind == "op" and ctx.separators[edge.key] then
          inner = commit(inner)
        end
        put("NEXT")
      elseif edge.kind == "class" then
        put("REG %s", edge.key)
      else
        register_list(edge.key)
      end
      gen(edge.node, inner, ctx.roles[edge.key] == "OPEN" and edge.key or opener, leads)
    end
  end
  gen(root, {})
  return table.concat(lines, "\n") .. "\n"
end

return M
