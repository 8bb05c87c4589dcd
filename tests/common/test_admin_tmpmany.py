import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.common.test_admin import many
from tests.editor import Editor
@pytest.mark.django_db
def test_count():
    e=Editor(superuser=True); out=[]
    for n in (20,40):
        for u in many(n):
            with CaptureQueriesContext(connection) as q: p=e.change(u)
            out.append((n,type(u).__name__,len(q),len(p.html)))
            if type(u).__name__=="Case":
                with CaptureQueriesContext(connection) as q: p.press()
                out.append((n,"save",len(q)))
    print(out); open("/tmp/many.out","w").write(str(out))
