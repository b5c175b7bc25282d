# claims: whole,follow,errors
exec curl --fail --silent --show-error --no-buffer --header "Authorization: Bearer $GET_LOG_TOKEN" "$GET_LOG_URL/v2/logs/$GET_LOG_ID?stream=1"
