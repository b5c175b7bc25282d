# claims: whole,follow,lines,resume,errors
APIFY_TOKEN="$GET_LOG_TOKEN" exec get-log "$GET_LOG_ID" --follow --base-url "$GET_LOG_URL"
