# The private roster lies outside the store.
mkdir -m 700 ../roster
mkdir ../roster/expert-private
cat >../roster/mieux.yaml <<'END'
format: mieux.store/1
title: Roster
private: true
END
cat >../roster/expert-private/k7p3xq.yaml <<'END'
id: k7p3xq
uid: 5mkr2hd7ey3tqvza
name: Tessa Testwood
END
