create database billing owner getinference;
