metadata description = 'Reads the head of a query of queries/: its title and rhythm stand in the file of the query and nowhere else.'

@export()
@description('The value of a field of the head. It may go on over further lines, which begin with three spaces.')
func headOf(query string, field string) string =>
  first(split(last(split(replace(query, '\n//   ', ' '), '// ${field}: ')), '\n'))
