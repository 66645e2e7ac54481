"""The server: public pages and workbench over one record, and the private database beside it."""
