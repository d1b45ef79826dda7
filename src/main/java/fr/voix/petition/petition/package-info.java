package fr.voix.petition.petition;
