export const costsHelp =
  'a saved Cost Explorer answer; FOCUS, CUR or plain CSV; Parquet; a folder, or s3://bucket/prefix';
