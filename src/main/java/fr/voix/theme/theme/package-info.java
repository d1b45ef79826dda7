package fr.voix.theme.theme;
