//! Where the files of a book are, and who may reach them.
