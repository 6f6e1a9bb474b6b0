"""One module a widget: data comes down by methods and reactives, messages go up."""
