package fr.voix.theme.summary;
