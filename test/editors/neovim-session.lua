-- What a user of Neovim does with a program, step by step, with the functions behind their keys. Each step's result goes into a
-- file as JSON, and a test looks at it. Run by test/editors/neovim.test.ts.
local results = {}
local patience = 100000

local original = vim.api.nvim_buf_get_lines(0, 0, -1, false)

--- Does something with the program as it is in its file.
local function step(name, action)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, original)
  local ok, value = pcall(action)
  results[name] = ok and value or { failed = tostring(value) }
end

--- Waits until a function gives something, and gives that. Meanwhile Neovim goes on, and takes keys, too.
local function eventually(what, get)
  local session = coroutine.running()
  local ending = vim.loop.now() + patience
  while true do
    local value = get()
    if value ~= nil and value ~= false then return value end
    if vim.loop.now() > ending then error(what .. " did not come") end
    vim.defer_fn(function() coroutine.resume(session) end, 10)
    coroutine.yield()
  end
end

--- Puts the cursor on the first place of a text, some characters into it.
local function go(text, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(text, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 + (into or 0) })
      return
    end
  end
  error("there is no " .. text)
end

local function diagnostics()
  return vim.tbl_map(function(each)
    return { code = each.code or (each.user_data and each.user_data.lsp.code), message = each.message, line = each.lnum, severity = each.severity }
  end, vim.diagnostic.get(0))
end

local function errors()
  return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
end

local function replace(from, to)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  for number, line in ipairs(lines) do
    local start, last = line:find(from, 1, true)
    if start then
      vim.api.nvim_buf_set_text(0, number - 1, start - 1, number - 1, last, { to })
      return
    end
  end
  error("there is no " .. from)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local function session()
  step("attached", function()
    eventually("the server", function()
      local client = vim.lsp.buf_get_clients(0)[1] or select(2, next(vim.lsp.buf_get_clients(0)))
      return client and client.initialized
    end)
    return { language = vim.bo.filetype, comment = vim.bo.commentstring }
  end)

  step("diagnostics", function()
    replace("c.name ??", "c.nmae ??")
    eventually("a diagnostic", function() return errors() > 0 end)
    local found = diagnostics()
    vim.api.nvim_buf_set_lines(0, 0, -1, false, original)
    eventually("the end of the diagnostic", function() return errors() == 0 end)
    return found
  end)

  step("hover", function()
    go("c.email", 3)
    vim.lsp.buf.hover()
    local window = eventually("a hover", function()
      for _, each in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(each).relative ~= "" then return each end
      end
    end)
    local shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
    vim.api.nvim_win_close(window, true)
    return { text = shown }
  end)

  step("completion", function()
    replace("c.phone?.take(40)", "c.ph")
    go("c.ph")
    vim.api.nvim_input("A<C-x><C-o>")
    local offered = eventually("a completion", function()
      local items = vim.fn.complete_info({ "items" }).items
      return #items > 0 and items
    end)
    vim.api.nvim_input("<C-e><Esc>")
    eventually("the end of typing", function() return vim.fn.mode() == "n" end)
    return vim.tbl_map(function(each) return each.word end, offered)
  end)

  step("rename", function()
    go("toAccount(c", 2)
    vim.lsp.buf.rename("toSalesforce")
    eventually("a rename", function() return text():find("body: toSalesforce(customer)", 1, true) end)
    local renamed = text()
    return { count = select(2, renamed:gsub("toSalesforce", "")), left = select(2, renamed:gsub("toAccount", "")) }
  end)

  step("format", function()
    replace("  Phone:          c", "Phone  :   c")
    if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = patience }) else vim.lsp.buf.formatting_sync(nil, patience) end
    go("c.phone")
    return { line = vim.api.nvim_get_current_line() }
  end)

  step("definition", function()
    go("c: stripe.customer", 12)
    vim.lsp.buf.definition()
    eventually("a jump", function() return vim.api.nvim_buf_get_name(0):match("stripe%.json$") end)
    return { file = vim.api.nvim_buf_get_name(0), line = vim.api.nvim_get_current_line() }
  end)

  local out = assert(io.open(vim.env.INTEG_RESULTS, "w"))
  out:write(vim.json and vim.json.encode(results) or vim.fn.json_encode(results))
  out:close()
  vim.cmd("qa!")
end

-- Neovim begins to take keys when its start is over.
vim.schedule(coroutine.wrap(function()
  local ok, failure = pcall(session)
  if ok then return end
  io.stderr:write(tostring(failure))
  vim.cmd("cquit")
end))
