package fr.voix.theme.review;
