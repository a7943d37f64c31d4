"""How every page looks: layout, components, form rendering, print."""
