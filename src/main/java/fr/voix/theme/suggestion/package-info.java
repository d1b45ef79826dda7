package fr.voix.theme.suggestion;
