package fr.voix.petition.place;
