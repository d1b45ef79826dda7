-- Every request is a ballot of another voter. VOIX_PASSES: a file of cookies; VOIX_UIDS: a file of scrutins, taken in turn.
local uids, passes, n = {}, nil, 0
local choices = { "pour", "contre", "abstention" }
local refused, unavailable = 0, 0

function init()
  for uid in io.lines(os.getenv("VOIX_UIDS")) do uids[#uids + 1] = uid end
  passes = io.open(os.getenv("VOIX_PASSES"), "r")
end

function request()
  local pass = passes:read("*l")
  if not pass then
    io.stderr:write("More passes are needed.\n")
    os.exit(1)
  end
  n = n + 1
  local body = string.format('{"choice":"%s","nonce":"voixbench%012dA","consent":true}', choices[n % 3 + 1], n)
  return "PUT /api/v1/scrutins/" .. uids[n % #uids + 1] .. "/ballot HTTP/1.1\r\nHost: voix\r\nCookie: __Host-voix=" .. pass
    .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "result.lua")
