# Two names that some file systems take for one.
cp organisations/harbour-union.yaml organisations/Harbour-Union.yaml
