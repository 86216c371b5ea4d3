# Counts the acts of each speaker in a "CSV (data)" export: Rscript acts_by_speaker.R FILE.csv
# Needs no package. The cell "speakers" holds a list in JSON, such as ["Astrid Halvorsen"].

file <- commandArgs(trailingOnly = TRUE)[1]
rows <- read.csv(file, encoding = "UTF-8", fileEncoding = "UTF-8-BOM", colClasses = "character")
rows <- rows[rows$row_type == "attribution", ]

inside <- substr(rows$speakers, 3, nchar(rows$speakers) - 2)
names <- strsplit(inside, '","', fixed = TRUE)
pairs <- data.frame(speaker = unlist(names), act = rep(rows$act, lengths(names)))
counts <- aggregate(list(count = rep(1, nrow(pairs))), pairs, sum)
print(counts[order(-counts$count, counts$speaker, counts$act), ], row.names = FALSE)
