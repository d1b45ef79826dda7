package fr.voix.petition.name;
