package fr.voix.petition.author;
