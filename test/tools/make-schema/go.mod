module make-schema

go 1.23
