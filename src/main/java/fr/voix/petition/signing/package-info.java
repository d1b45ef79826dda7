package fr.voix.petition.signing;
