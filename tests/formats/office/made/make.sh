#!/bin/sh
# Makes the files of this folder from orvania-2019.fodt with LibreOffice (7.4 when they were made).
# The country is made up, and so is every word.
set -e
cd "$(dirname "$0")"
for format in docx odt rtf; do
    libreoffice --headless --convert-to "$format" orvania-2019.fodt
done
