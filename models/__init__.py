"""The data of Duurzame Start: tables, rules, readers and verbs."""
